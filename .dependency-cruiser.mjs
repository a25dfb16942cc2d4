/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle hides the order of things. Move what both need to a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'packages-by-their-door',
      comment: 'A package is entered by its door, so that its inside may change. Import its name.',
      severity: 'error',
      from: { path: '^(apps|packages|deploy)/([^/]+)/' },
      to: { path: '^packages/([^/]+)/(src|dist)/', pathNot: ['^$1/$2/', '^packages/[^/]+/dist/[^/]+\\.(js|d\\.ts)$'] },
    },
    {
      name: 'routes-are-leaves',
      comment: 'Nothing imports a route, and one route does not import another’s private parts. Move what is shared out of app/.',
      severity: 'error',
      from: { pathNot: '^apps/web/src/app/' },
      to: { path: '^apps/web/src/app/' },
    },
    {
      name: 'apps-apart',
      comment: 'Apps know each other only over HTTP; what they share is a package. Tests and benches may drive both.',
      severity: 'error',
      from: { path: '^apps/(cms|web)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^@playwright/test$'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'dist'] },
    exclude: { path: ['node_modules', '/dist/', '/\\.next/', '/build/', '\\.module\\.css$', '\\.css$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.zones.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'require', 'node', 'default'] },
  },
};

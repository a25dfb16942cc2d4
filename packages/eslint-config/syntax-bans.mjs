/**
 * What must never be written. Each ban says why, and what to do instead.
 */

const clientComponent = {
  selector: "Program > ExpressionStatement > Literal[value='use client']",
  message:
    'Pages load no scripts: the server takes them out, and a client component would never run. Render on the server; if that is impossible, write a decision page first.',
};

const rawLinkMessage = 'A raw link loses the language. Use ui/link with addressOf from i18n/navigation.';
/** Addresses on this site begin with a slash, which a selector writes as \x2F. */
const rawLinks = ['Literal[value=/^\\x2F/]', 'JSXExpressionContainer > Literal[value=/^\\x2F/]', 'JSXExpressionContainer > TemplateLiteral > TemplateElement:first-child[value.raw=/^\\x2F/]'].map((value) => ({
  selector: `JSXOpeningElement[name.name='a'] > JSXAttribute[name.name='href'] > ${value}`,
  message: rawLinkMessage,
}));

const barrels = ['ExportAllDeclaration', 'ExportNamedDeclaration[source]'].map((selector) => ({
  selector,
  message: 'A file that exports what others declare hides where things come from. Import from the file that declares it; only a package’s door may pass on.',
}));

const idleLocator = {
  selector: "ExpressionStatement > CallExpression[callee.property.name=/^(getBy\\w+|locator)$/]",
  message: 'This looks for something and asserts nothing. Put it in an expect, or await what is to be done with it.',
};

/** The same rule cannot be given twice for a file, so each part of the house lists all that it must not write. */
export const syntaxBans = [
  { files: ['**/*.{ts,tsx,mjs}'], ignores: ['packages/content/src/index.ts'], rules: { 'no-restricted-syntax': ['error', ...barrels] } },
  { files: ['apps/web/**/*.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', ...barrels, clientComponent, ...rawLinks] } },
  { files: ['apps/e2e/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...barrels, idleLocator] } },
];

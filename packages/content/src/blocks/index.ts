import { z } from 'zod';
import { type Component, type Fields, defineComponent, populateOf, shapeOf } from '../fields/field';
import { flag, line, text } from '../fields/plain';
import { prose } from '../fields/rich-text';
import { image } from '../fields/shared';
import { tableRows } from '../fields/table-rows';

/** The parts a body is made of, in the order staff chose. Adding one here asks for its component in the site's registry. */
export const blocks = [
  defineComponent('blocks.rich-text', { content: prose() }),
  defineComponent('blocks.figure', image.fields),
  defineComponent('blocks.quote', {
    text: text({ localized: true }).required(),
    attribution: line({ localized: true, maxLength: 200 }).optional(),
  }),
  defineComponent('blocks.table', {
    caption: line({ localized: true, maxLength: 200 }).required(),
    rows: tableRows(),
    headerRow: flag(),
    headerColumn: flag(),
  }),
] as const;

type Blocks = (typeof blocks)[number];
export type BlockName = Blocks['name'];
type SchemaOf<C> = C extends Component<infer N, infer F>
  ? z.ZodObject<{ [K in keyof F]: F[K]['schema'] } & { __component: z.ZodLiteral<N> }>
  : never;
export type Block = z.infer<SchemaOf<Blocks>>;
export type BlockOf<Name extends BlockName> = Extract<Block, { __component: Name }>;

const schemaOf = <N extends string, F extends Fields>(block: Component<N, F>) =>
  z.object({ ...shapeOf(block.fields), __component: z.literal(block.name) });

const [first, ...rest] = blocks.map((block) => schemaOf<string, Fields>(block));
if (!first) throw new RangeError('A body needs at least one kind of block');

/** A body: a list of blocks. */
export const body = () => ({
  kind: 'dynamiczone' as const,
  localized: true,
  required: false as const,
  components: blocks,
  populate: {
    on: Object.fromEntries(blocks.map((block) => [block.name, { populate: populateOf(block.fields) ?? '*' }])),
  },
  schema: z
    .array(z.discriminatedUnion('__component', [first, ...rest]))
    .nullable()
    .default([])
    .transform((value) => (value ?? []) as unknown as Block[]),
});

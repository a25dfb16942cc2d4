export const categories = ['press-release', 'speech', 'announcement', 'circular'] as const;
export type Category = (typeof categories)[number];

/**
 * `T` while it is being built. Optional members of objects created by the thousand are assigned one by one, because
 * spreading them in is far slower.
 */
export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

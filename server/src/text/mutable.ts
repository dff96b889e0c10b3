/** While it is made. Members that may be absent are set one by one where things are made by the thousand: spreading them in costs far more. */
export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

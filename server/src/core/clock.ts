/** The port through which core learns the time, so that the same input and clock give the same bytes. */
export type Clock = () => Date;

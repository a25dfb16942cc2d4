/** Nothing runs by the clock of one replica: what has to happen later waits in the database until a replica claims it. */
export default {};

// What piscina runs: one function, which takes one object.
import * as tasks from './tasks.mjs';

export default ({ task, args }) => tasks[task](...args);

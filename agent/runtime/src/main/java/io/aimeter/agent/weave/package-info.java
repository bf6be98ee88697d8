/** INTERCEPT: the transformer at the door, the hook table, the weaver, and the way to the taps. */
package io.aimeter.agent.weave;

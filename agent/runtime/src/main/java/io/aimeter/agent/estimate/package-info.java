/** The tokenizer, for calls whose usage no provider reported. */
package io.aimeter.agent.estimate;

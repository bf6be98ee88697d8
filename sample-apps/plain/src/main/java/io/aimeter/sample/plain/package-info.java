/** Calls of OpenAI and Anthropic by hand, with nothing but the JDK. */
package io.aimeter.sample.plain;

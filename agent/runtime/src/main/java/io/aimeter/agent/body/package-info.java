/** What the taps share for bodies: streams that copy what passes, and content decoding. */
package io.aimeter.agent.body;

/**
 * The application side of the replay: an ordinary program that knows nothing of the agent it
 * carries.
 */
package io.aimeter.replay.client;

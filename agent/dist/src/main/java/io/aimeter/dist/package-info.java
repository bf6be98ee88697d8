/**
 * Builds the agent's jar: hides its classes, and rewrites what the libraries inside ask of the JDK.
 */
package io.aimeter.dist;

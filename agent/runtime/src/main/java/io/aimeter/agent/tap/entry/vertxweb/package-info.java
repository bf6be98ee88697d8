/** Routes of Vert.x Web. */
package io.aimeter.agent.tap.entry.vertxweb;

/** Vert.x Web, as far as taps name it. */
package io.vertx.ext.web;

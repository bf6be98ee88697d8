/** Inbound requests of several frameworks. */
package io.aimeter.apps.routes;

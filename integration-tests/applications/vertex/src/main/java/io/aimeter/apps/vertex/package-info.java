/** Vertex AI by Google's own client. */
package io.aimeter.apps.vertex;

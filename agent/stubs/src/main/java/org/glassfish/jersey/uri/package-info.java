/** Jersey's paths, as far as taps name it. */
package org.glassfish.jersey.uri;

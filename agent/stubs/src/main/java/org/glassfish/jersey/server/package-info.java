/** Jersey's server, as far as taps name it. */
package org.glassfish.jersey.server;

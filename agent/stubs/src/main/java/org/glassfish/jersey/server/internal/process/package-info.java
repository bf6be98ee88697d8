/** Jersey's server, inside, as far as taps name it. */
package org.glassfish.jersey.server.internal.process;

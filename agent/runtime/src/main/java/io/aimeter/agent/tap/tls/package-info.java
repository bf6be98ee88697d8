/** The JDK's TLS client: not to meter, but to find the connections that no other tap knows of. */
package io.aimeter.agent.tap.tls;

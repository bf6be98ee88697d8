/** The JDK's {@code java.net.http.HttpClient}. */
package io.aimeter.agent.tap.jdk;

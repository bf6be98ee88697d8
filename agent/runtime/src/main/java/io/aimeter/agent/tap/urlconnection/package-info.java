/** The JDK's {@code HttpURLConnection}, over HTTPS too. */
package io.aimeter.agent.tap.urlconnection;

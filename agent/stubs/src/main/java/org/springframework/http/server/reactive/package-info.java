/** Spring's reactive server, as far as taps name it. */
package org.springframework.http.server.reactive;

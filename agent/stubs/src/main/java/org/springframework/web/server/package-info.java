/** Spring WebFlux, as far as taps name it. */
package org.springframework.web.server;

/** Spring's scheduling, as far as taps name it. */
package org.springframework.scheduling.support;

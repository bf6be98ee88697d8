/** Quartz, as far as taps name it. */
package org.quartz;

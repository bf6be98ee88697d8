/** The whole line, as its users run it: application with agent, collector, report. */
package io.aimeter.endtoend;

/** The collector's sinks against real servers, with everything killed. */
package io.aimeter.sinks;

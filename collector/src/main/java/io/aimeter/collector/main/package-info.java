/** The collector's command line. */
package io.aimeter.collector.main;

/**
 * What the collector can be told: the table of keys, and where a value comes from (command line,
 * environment, the YAML file, default). What is wrong is refused, with its place.
 */
package io.aimeter.collector.config;

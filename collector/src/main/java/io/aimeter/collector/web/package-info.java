/**
 * What the collector says over HTTP, where it is asked to: metrics for Prometheus, and whether it
 * is alive and ready. Sums for dashboards; the money-grade records are the store's.
 */
package io.aimeter.collector.web;

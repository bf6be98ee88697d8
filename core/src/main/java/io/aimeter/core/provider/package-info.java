/**
 * Recognises host and path as an endpoint of an AI provider: one table row an endpoint, one file a
 * provider.
 */
package io.aimeter.core.provider;

/** The HTTP clients under contract, each behind the same few methods. */
package io.aimeter.contract.client;

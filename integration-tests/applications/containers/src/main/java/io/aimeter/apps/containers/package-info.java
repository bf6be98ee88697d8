/** One call of a provider from within each kind of class loader that applications live in. */
package io.aimeter.apps.containers;

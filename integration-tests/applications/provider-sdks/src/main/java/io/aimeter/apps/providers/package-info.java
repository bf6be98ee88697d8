/** Google's, Azure's and Cohere's own SDKs. */
package io.aimeter.apps.providers;

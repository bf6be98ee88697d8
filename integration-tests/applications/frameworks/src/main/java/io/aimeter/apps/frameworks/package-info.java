/** Applications of frameworks that call a provider without its SDK. */
package io.aimeter.apps.frameworks;

/** One web application. */
package io.aimeter.apps.wars.shop;

/** Another. */
package io.aimeter.apps.wars.bank;

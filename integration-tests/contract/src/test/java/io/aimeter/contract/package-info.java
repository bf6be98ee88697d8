/** What every HTTP client must show, with the shipped agent attached and without. */
package io.aimeter.contract;

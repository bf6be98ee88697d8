/** To whom a call belongs: the dimensions, their sources and which source wins. */
package io.aimeter.core.attribution;

/**
 * A made-up organisation of forty teams, and a year of its calls in a real store: to look at, to
 * measure with, and to hold the commands to what was planted in it.
 */
package io.aimeter.organisation;

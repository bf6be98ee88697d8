/** Tomcat with two web applications. */
package io.aimeter.apps.wars;

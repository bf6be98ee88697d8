/** Spring AI without a web server of its own. */
package io.aimeter.apps.springai;

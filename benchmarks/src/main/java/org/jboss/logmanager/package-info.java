/** Of a logging library, as far as the agent reads it. */
package org.jboss.logmanager;

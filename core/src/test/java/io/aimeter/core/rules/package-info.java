/** The rules of ARCHITECTURE.md about who may name what, checked on the sources of all modules. */
package io.aimeter.core.rules;

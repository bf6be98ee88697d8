/** Price files of others, made into price files of ours. */
package io.aimeter.cli.prices;

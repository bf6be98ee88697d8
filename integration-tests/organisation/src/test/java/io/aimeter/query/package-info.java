/** Tests of the queries' inside over a made-up year. */
package io.aimeter.query;

/** Amazon Bedrock by the AWS SDK for Java 2. */
package io.aimeter.apps.bedrock;

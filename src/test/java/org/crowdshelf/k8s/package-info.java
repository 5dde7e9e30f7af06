/** Manifests and images, checked without a cluster and without a container engine. */
package org.crowdshelf.k8s;

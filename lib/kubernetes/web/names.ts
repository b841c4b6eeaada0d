/** The service that routes and jobs speak to. */
export const webService = 'web';

/** The headless one that a StatefulSet wants beside it; gateways are not all content with such. */
export const webGoverningService = 'web-pods';

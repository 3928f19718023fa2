/** Convolution in plain float64 loops; as everywhere in deep learning, the kernel is not turned around. */
import { checkConv2d, type Conv2dInput, type Conv2dOutput } from './shape.ts';

/** The definition that every other path is tested against. */
export function conv2dReference(convolution: Conv2dInput): Conv2dOutput {
  const { input, filter, bias } = convolution;
  const p = checkConv2d(convolution);
  const shape = [p.batch, p.outHeight, p.outWidth, p.filters] as const;
  const output = new Float64Array(p.batch * p.outHeight * p.outWidth * p.filters);
  const channelsPerGroup = p.channels / p.groups;
  const filtersPerGroup = p.filters / p.groups;
  let at = 0;
  for (let image = 0; image < p.batch; image++) {
    for (let oy = 0; oy < p.outHeight; oy++) {
      for (let ox = 0; ox < p.outWidth; ox++) {
        for (let f = 0; f < p.filters; f++) {
          const firstChannel = Math.floor(f / filtersPerGroup) * channelsPerGroup;
          let sum = 0;
          for (let ky = 0; ky < p.kernelHeight; ky++) {
            const y = oy * p.strideY + ky * p.dilationY - p.top;
            if (y < 0 || y >= p.height) continue;
            for (let kx = 0; kx < p.kernelWidth; kx++) {
              const x = ox * p.strideX + kx * p.dilationX - p.left;
              if (x < 0 || x >= p.width) continue;
              for (let c = 0; c < channelsPerGroup; c++) {
                const pixel = input[((image * p.height + y) * p.width + x) * p.channels + firstChannel + c] ?? 0;
                sum += pixel * (filter[((ky * p.kernelWidth + kx) * channelsPerGroup + c) * p.filters + f] ?? 0);
              }
            }
          }
          output[at++] = sum + (bias?.[f] ?? 0);
        }
      }
    }
  }
  return { output, shape };
}
